"""The answers that the ends rely on: without one of them, some case could not end."""

from decision_flow.engine.proof.answers.relied import Reliance, relied_upon

__all__ = ["Reliance", "relied_upon"]
