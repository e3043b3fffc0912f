"""The review desk in a browser: pages over `loc.flow.desk`, no rules of its own. `loc serve` opens it.

app        create_app(desk) -> Starlette: the table of pages, guarded; errors; the headers of every answer
desk       Desk: project, people, sessions, hub: the one object behind all pages, `request.app.state.desk`
guard      what comes before every page: who asks, a token on every change, names of stories that there are
render     render(request, "story.html", unit=…): the template with its words, `token`, `person`
failures   what went wrong, on a page or as JSON
back       where a form leads back to: a path of the desk, never another site
shown      |shown: text of a story as it is, its invisible marks made visible
words      the words of the interface; English is the msgid
unit_view  one unit as its template wants it; `pieces`, `aligned` and `sections` cut and pair its texts
hub        what is open, by whom, and what became of it; `events` is its stream: no reload for what others do
server     the socket and uvicorn
security/  sessions, tokens, sign-in, proxies, origin, limits, headers
pages/     one file a page, each with ROUTES; a page is a plain function, run in a thread, or a coroutine
templates/ jinja2, everything escaped; `_("%(count)s left", count=3)`, `ngettext("%(num)s unit", "%(num)s units", 3)`

A page finds in `request.state`: `visitor` (`.person`, `.form_token`), and `form` where it is a change. It raises
LocError for what is said as it is, or HTTPException(404, "no story"), a fault that `fault.html` has words for.
"""
