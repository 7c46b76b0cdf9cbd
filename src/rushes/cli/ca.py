"""`rushes ca`: the certificate authority of TLS mode, and how to trust it."""

from typing import Annotated

import typer

from rushes.bootstrap import open_authority
from rushes.cli.terminal import loaded, told

app = typer.Typer(help="The local certificate authority of `rushes up --tls`.", no_args_is_help=True)

INSTRUCTIONS = """\
For one program (nothing is installed):
  Node.js           NODE_EXTRA_CA_CERTS={ca}
  Python: httpx, fal-client, openai
                    SSL_CERT_FILE={bundle}
  Python: requests  REQUESTS_CA_BUNDLE={bundle}
  curl              CURL_CA_BUNDLE={bundle}   (or --cacert {ca})
  Go                SSL_CERT_FILE={bundle}
  Ruby, Rust        SSL_CERT_FILE={bundle}
  Java (trusting it alone)
                    keytool -importcert -noprompt -alias rushes -file {ca} -storepass changeit \\
                      -keystore rushes.p12 -storetype PKCS12
                    java -Djavax.net.ssl.trustStore=rushes.p12 -Djavax.net.ssl.trustStorePassword=changeit ...

For everything on this machine:
  Debian, Ubuntu    sudo cp {ca} /usr/local/share/ca-certificates/rushes.crt && sudo update-ca-certificates
  Fedora            sudo cp {ca} /etc/pki/ca-trust/source/anchors/rushes.pem && sudo update-ca-trust
  macOS             sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain {ca}
  Windows           certutil -addstore -f Root {ca}   (in an administrator's prompt)

In a container:
  docker run -v {ca}:/usr/local/share/ca-certificates/rushes.crt:ro ...   then update-ca-certificates inside,
  or mount it anywhere and set the variables above.
"""


@app.command()
def path(
    bundle: Annotated[
        bool, typer.Option("--bundle", help="The public authorities and this one, for variables that replace the list.")
    ] = False,
) -> None:
    """Print where the certificate is; it is made when there is none yet."""
    with told():
        settings, _ = loaded()
        authority = open_authority(settings)
        typer.echo((authority.bundle() if bundle else authority.path).absolute())


@app.command()
def show() -> None:
    """Print what the certificate is, what it can vouch for, and how to trust it."""
    with told():
        settings, _ = loaded()
        authority = open_authority(settings)
        facts = authority.facts()
        ca, bundle = facts.path.absolute(), authority.bundle().absolute()
    typer.echo(f"{facts.subject}, until {facts.until:%Y-%m-%d}")
    typer.echo(f"SHA-256 {facts.fingerprint}")
    typer.echo(f"It can vouch for these names alone, and what is below them: {', '.join(facts.names)}")
    typer.echo()
    typer.echo(INSTRUCTIONS.format(ca=ca, bundle=bundle), nl=False)
