"""What can be set from outside, read once. Nothing else in the project looks at the environment."""

from os import environ
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

KIB = 1024
MIB = 1024 * KIB
MOST_PORT = 65_535


PREFIX = "DECISION_FLOW_"


class Settings(BaseSettings):
    """The settings of one installation: `DECISION_FLOW_PORT=8080` and so on.

    `home` holds the database file, the documents and the demonstration people's tokens.
    `database_url` names another database, `postgresql+psycopg://…`. `token` says who asks on the
    command line; the server has no use for it. docs/how-to/install.md tells of each.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    home: Path = Path("var")
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=MOST_PORT)
    demonstration: bool = True
    access_log: bool = False
    token: SecretStr = SecretStr("")
    most_body_bytes: int = Field(default=MIB, ge=KIB)
    most_document_bytes: int = Field(default=50 * MIB, ge=KIB)
    most_opinion_bytes: int = Field(default=64 * KIB, ge=KIB)
    most_table_bytes: int = Field(default=20 * MIB, ge=KIB)
    most_opinions_an_hour: int = Field(default=60, ge=0)
    most_procedure_bytes: int = Field(default=256 * KIB, ge=KIB)
    most_proof_seconds: float = Field(default=10.0, gt=0)
    most_proof_states: int = Field(default=200_000, ge=1)

    @property
    def database(self) -> str:
        """Return the database's URL: the one that was set, or a file in `home`."""
        return self.database_url or f"sqlite:///{self.home / 'decision-flow.db'}"

    @property
    def database_file(self) -> Path | None:
        """Return the file of the database; None where it is served, or its URL cannot be read."""
        scheme, _, file = self.database.partition(":///")
        return Path(file.partition("?")[0]) if scheme.startswith("sqlite") and file else None

    @property
    def documents(self) -> Path:
        """Return the folder of the documents."""
        return self.home / "documents"

    @property
    def tokens_file(self) -> Path:
        """Return the file in which the demonstration people's tokens are kept."""
        return self.home / "demonstration-people.txt"


def unknown() -> tuple[str, ...]:
    """Return the variables of the environment that look like settings and are none."""
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    return tuple(
        sorted(n for n in environ if n.upper().startswith(PREFIX) and n.upper() not in known)
    )
