"""What is the same for everyone: asked of the live site once, at the start, and answered before Django from then on."""
