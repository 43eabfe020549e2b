"""The outline grammar: lines of a document → blocks of text → a tree by number patterns → provisions."""
