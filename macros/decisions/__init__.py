"""What decision tables say, proven for every situation. Free of files, pages and MkDocs."""
