"""One short function a stage, joining the stages and the files. The commands call these, and so will the desk.

Stages do not see each other; here is the only place where they meet.
"""
