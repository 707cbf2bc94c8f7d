"""What stands before every view of the self-assessment."""

from django.views.decorators.cache import cache_control

# Kept out of caches; the headers middleware then keeps it out of search engines too.
private = cache_control(no_store=True)
