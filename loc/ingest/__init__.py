"""Wire copy -> Article: bytes decoded, a reader found by content, the parts of the story recognised."""
