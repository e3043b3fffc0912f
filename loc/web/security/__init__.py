"""What keeps the desk to those it is for.

origin    Host header, and that a change comes from a page of ours
headers   of every answer: what a page may load, and who may embed it
limits    how large a question may be, how often somebody may try to sign in
tokens    random secrets, and the token of a form
sessions  who is signed in; on disk only digests
sign_in   passwords
proxies   who a trusted proxy says it is
"""
