"""The look: colors, pictures and options of Streamlit."""
