"""What all models have in common."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """A frozen record: an unknown key, a missing key or a wrong type is an error."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )
