"""The command line: `rushes`."""

import typer

from rushes.cli import ca, doctor, endpoints, engines, env, gc, generate, keys, rerender, run, up, webhooks

app = typer.Typer(name="rushes", help="Run fal's video endpoints yourself.", no_args_is_help=True, add_completion=False)
app.command("up")(up.up)
app.command("run", context_settings={"allow_interspersed_args": False})(run.run)
app.command("env")(env.env)
app.command("generate")(generate.generate)
app.command("rerender")(rerender.rerender)
app.command("endpoints")(endpoints.endpoints)
app.command("doctor")(doctor.doctor)
app.command("gc")(gc.gc)
app.add_typer(ca.app, name="ca")
app.add_typer(engines.app, name="engines")
app.add_typer(keys.app, name="keys")
app.add_typer(webhooks.app, name="webhooks")
