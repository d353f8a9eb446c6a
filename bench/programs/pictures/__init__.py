"""A graph on a Streamlit page, as the usual components draw it: one program each, run by `streamlit run PROGRAM -- FILE`."""
