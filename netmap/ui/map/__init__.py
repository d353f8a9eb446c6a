"""The page Map, its panel, and the component that the browser runs."""
