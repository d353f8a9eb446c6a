"""What workbooks say of cells beside their values: formats, links, comments, colors, what is hidden."""
