"""What words and lines of a wire say: parts, signals, embargoes, datelines, times. Knows no format."""
