"""Settings: a flag wins over the environment, the environment over `netmap.toml`, that over the default."""

import getpass
import json
import os
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from netmap.errors import SettingsError

FILE = Path("netmap.toml")
"""Where settings are kept: in the working folder."""
_CODING, _NOT_UTF8 = "utf-8-sig", "is not in UTF-8. Save it as UTF-8 in your editor."

SERVER_SCHEMES = ("neo4j://", "neo4j+s://", "neo4j+ssc://", "bolt://", "bolt+s://", "bolt+ssc://")


class DateOrder(StrEnum):
    """How a day such as 03/04/2026 is read; `AUTO` decides by the other days of the column."""

    AUTO = "auto"
    MONTH_FIRST = "mdy"
    DAY_FIRST = "dmy"


def find_data_folder() -> Path:
    """Return the folder in which netmap keeps what it is not told to keep elsewhere."""
    return platformdirs.user_data_path("netmap", appauthor=False)


def find_user_name() -> str:
    """Return the name of whoever is logged in, "somebody" when the system does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


PASSPHRASE, _PASSWORD = "NETMAP_PASSPHRASE", "NEO4J_PASSWORD"
SECRETS = frozenset({PASSPHRASE, _PASSWORD})
"""The names of what is secret in the environment."""


class Settings(BaseSettings):
    """What netmap can be told; see the README for the names in the environment and in `netmap.toml`."""

    model_config = SettingsConfigDict(
        env_prefix="NETMAP_", toml_file=FILE, extra="ignore", populate_by_name=True
    )

    store: str = Field(default_factory=lambda: str(find_data_folder() / "store"), min_length=1)
    neo4j_username: str = Field(default="neo4j", validation_alias="NEO4J_USERNAME")
    neo4j_password: SecretStr = Field(default=SecretStr(""), validation_alias=_PASSWORD)
    neo4j_database: str = Field(default="neo4j", validation_alias="NEO4J_DATABASE")
    date_order: DateOrder = DateOrder.AUTO
    content: Path | None = None
    automatic_backups: bool = True
    who: str = Field(default_factory=find_user_name)

    @property
    def is_server(self) -> bool:
        """Whether the store is a Neo4j server; otherwise it is a folder."""
        return self.store.lower().startswith(SERVER_SCHEMES)

    @property
    def folder(self) -> Path:
        """The folder of a store that is not a server."""
        return Path(self.store).expanduser().resolve()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put `netmap.toml` of the working folder below the environment."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, _OwnFile(settings_cls)


class _OwnFile(TomlConfigSettingsSource):
    """`netmap.toml`, also where an editor marked it as UTF-8."""

    def _read_file(self, file_path: Path | Traversable) -> dict[str, Any]:
        return tomllib.loads(file_path.read_text(_CODING))


def load_settings(**flags: Any) -> Settings:
    """Return the settings in force; flags that are None do not count.

    Raises
    ------
    SettingsError
        When a value cannot be used, naming it.
    """
    try:
        settings = Settings(**{name: value for name, value in flags.items() if value is not None})
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"netmap.toml cannot be read: {error}. Correct that line.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"netmap.toml {_NOT_UTF8}") from error
    except OSError as error:
        raise SettingsError(f"netmap.toml cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "a setting"
        raise SettingsError(f"The setting “{name}” cannot be used: {first['msg']}.") from error
    if "://" in settings.store and not settings.is_server:
        scheme = settings.store.partition("://")[0][:20]
        raise SettingsError(
            f"A store cannot be at an address that begins with {scheme}://. "
            "Name a folder, or an address that begins with neo4j:// or bolt://."
        )
    return settings


def keep_settings(values: Mapping[str, str]) -> Path:
    """Write settings into `netmap.toml` beside what is there, for nobody else on this machine to read; return its path.

    Raises
    ------
    SettingsError
        When it says one of them already, or cannot be written.
    """
    path = FILE.resolve()
    try:
        before = path.read_text(_CODING) if path.exists() else ""
        if said := sorted(tomllib.loads(before).keys() & values.keys()):
            raise SettingsError(f"{path} says {said[0]} already. Correct it there.")
        lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items()]
        beside = path.with_name(f"{path.name}.new")
        beside.unlink(missing_ok=True)
        with os.fdopen(
            os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write("".join(lines) + before)
        beside.replace(path)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} cannot be read: {error}. Correct that line.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} {_NOT_UTF8}") from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}. Nothing was kept.") from error
    return path
