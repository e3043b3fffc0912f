"""How the work of local models is spread: over processes of this machine, or a Dask cluster.

spread     an engine whose texts are cut into jobs for a crew
jobs       a job and its answer, both values, and what a worker does with it
crew       what a crew is
processes  processes of this machine; `worker` is what runs in them
cluster    the workers of a Dask scheduler, the only file that knows distributed
choose     what the command line asks for
"""
