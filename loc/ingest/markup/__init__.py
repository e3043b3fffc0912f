"""XML, HTML and JSON of a wire, read safely: elements, inline markup, blocks of text."""
