"""Programs around a built site that need a browser; the site itself needs none of them."""
