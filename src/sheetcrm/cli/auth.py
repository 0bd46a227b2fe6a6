"""sheetcrm auth"""

import click


@click.group(invoke_without_command=True)
@click.pass_context
def auth(ctx: click.Context) -> None:
    """Which Google credentials are used, with which address; tests them. Never shows a secret."""
    if ctx.invoked_subcommand is None:
        status()


def status() -> None:
    """Prints the identity found, and whether Google takes it."""
    from sheetcrm.backends.google.credentials import identify
    from sheetcrm.backends.google.trial import try_out

    identity = identify()
    click.echo(f"Used: {identity.kind}, from {identity.source}")
    click.echo(f"Share sheets with: {identity.address or 'the account itself (its own sheets need no sharing)'}")
    try_out(identity)
    click.echo("Google accepts these credentials.")


@auth.command()
def login() -> None:
    """Log in with the browser once; the token is kept in your config folder, readable by you only."""
    from sheetcrm.backends.google import credentials

    click.echo(f"Logged in; the token is kept in {credentials.login()}")


@auth.command()
def logout() -> None:
    """Forget the login kept by `auth login`."""
    from sheetcrm.backends.google import credentials

    click.echo("Logged out." if credentials.logout() else "There was no login to forget.")
