"""The playground: server-rendered pages, htmx and a few web components. No build step, nothing from another host.

`site` renders and serves assets, `guard` knows who looks and lets nobody else act for them; every other module is one
group of pages and ends in `routes(site)`.
"""
