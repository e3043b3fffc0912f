"""One file a page. ROUTES of each are guarded (`loc.web.guard`) when the application is made."""
