"""What comments to us begin with. Most projects have none, and then need nothing that knows them."""

MARK = "okrdocs:"
