"""The two pumps: do what a plan asks for, one step after the other, with or without awaiting.

Side by side, so that it can be seen at a glance that they do the same.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

import attrs

from ._body import Gathered, TooLarge
from ._steps import Close, Outcome, Plan, Read, Send, Step, Wait
from .wire import AsyncReply, AsyncTransport, Broken, Reply, Transport

__all__ = ["AsyncPump", "Pump"]

T = TypeVar("T")


@attrs.frozen
class _Returned(Generic[T]):
    """The end of a plan."""

    value: T


def _advanced(plan: Plan[T], outcome: Outcome | None) -> Step | _Returned[T]:
    """Go on with a plan to its next step, or to its end.

    Only here is a StopIteration the end of a plan: that of a transport or a clock is an error of theirs.
    """
    try:
        return next(plan) if outcome is None else plan.send(outcome)
    except StopIteration as end:
        return _Returned(end.value)


@attrs.frozen(kw_only=True)
class Pump:
    """Drives plans over a transport."""

    transport: Transport
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    answer_bytes: int

    def run(self, plan: Plan[T]) -> T:
        """Do what a plan asks for, step by step, until it returns."""
        opened: list[Any] = []
        try:
            step = _advanced(plan, None)
            while not isinstance(step, _Returned):
                outcome = self._done(step)
                if outcome.stream is not None:
                    opened.append(outcome.stream)
                step = _advanced(plan, outcome)
        except BaseException:
            # A plan that fails cannot close what it opened: closing is a step.
            for stream in opened:
                stream.close()
            raise
        else:
            return step.value
        finally:
            plan.close()

    def _done(self, step: Step) -> Outcome:
        match step:
            case Wait():
                self.sleep(step.seconds)
            case Close():
                step.stream.close()
            case Read():
                return self._read(step)
            case Send():
                return self._sent(step)
        return Outcome(at=self.clock())

    def _read(self, step: Read) -> Outcome:
        try:
            return Outcome(at=self.clock(), body=next(step.stream.blocks, b""))
        except Broken as broken:
            return Outcome(at=self.clock(), broken=broken)

    def _sent(self, step: Send) -> Outcome:
        try:
            reply = self.transport.open(step.request)
            if step.streamed and reply.status == 200:
                return Outcome(at=self.clock(), status=200, headers=reply.headers, stream=_Stream(reply))
            try:
                return self._whole(reply)
            finally:
                reply.close()
        except Broken as broken:
            return Outcome(at=self.clock(), broken=broken)

    def _whole(self, reply: Reply) -> Outcome:
        try:
            body = Gathered(reply.headers, self.answer_bytes)
            for block in reply.blocks():
                body.feed(block)
            whole = body.finish()
        except TooLarge:
            return Outcome(at=self.clock(), status=reply.status, headers=reply.headers, oversize=True)
        except Broken as broken:
            return Outcome(at=self.clock(), status=reply.status, headers=reply.headers, broken=broken)
        return Outcome(at=self.clock(), status=reply.status, headers=reply.headers, body=whole)


class _Stream:
    """The body of an export, to be read block by block."""

    def __init__(self, reply: Reply) -> None:
        self.blocks = reply.blocks()
        self._reply: Reply | None = reply

    def close(self) -> None:
        """Let go of the connection, once."""
        reply, self._reply = self._reply, None
        if reply is not None:
            reply.close()


@attrs.frozen(kw_only=True)
class AsyncPump:
    """Drives plans over a transport, awaiting."""

    transport: AsyncTransport
    clock: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]]
    answer_bytes: int

    async def run(self, plan: Plan[T]) -> T:
        """Do what a plan asks for, step by step, until it returns."""
        opened: list[Any] = []
        try:
            step = _advanced(plan, None)
            while not isinstance(step, _Returned):
                outcome = await self._done(step)
                if outcome.stream is not None:
                    opened.append(outcome.stream)
                step = _advanced(plan, outcome)
        except BaseException:
            # A plan that fails cannot close what it opened: closing is a step.
            for stream in opened:
                await stream.close()
            raise
        else:
            return step.value
        finally:
            plan.close()

    async def _done(self, step: Step) -> Outcome:
        match step:
            case Wait():
                await self.sleep(step.seconds)
            case Close():
                await step.stream.close()
            case Read():
                return await self._read(step)
            case Send():
                return await self._sent(step)
        return Outcome(at=self.clock())

    async def _read(self, step: Read) -> Outcome:
        try:
            return Outcome(at=self.clock(), body=await anext(step.stream.blocks, b""))
        except Broken as broken:
            return Outcome(at=self.clock(), broken=broken)

    async def _sent(self, step: Send) -> Outcome:
        try:
            reply = await self.transport.open(step.request)
            if step.streamed and reply.status == 200:
                return Outcome(at=self.clock(), status=200, headers=reply.headers, stream=_AsyncStream(reply))
            try:
                return await self._whole(reply)
            finally:
                await reply.close()
        except Broken as broken:
            return Outcome(at=self.clock(), broken=broken)

    async def _whole(self, reply: AsyncReply) -> Outcome:
        try:
            body = Gathered(reply.headers, self.answer_bytes)
            async for block in reply.blocks():
                body.feed(block)
            whole = body.finish()
        except TooLarge:
            return Outcome(at=self.clock(), status=reply.status, headers=reply.headers, oversize=True)
        except Broken as broken:
            return Outcome(at=self.clock(), status=reply.status, headers=reply.headers, broken=broken)
        return Outcome(at=self.clock(), status=reply.status, headers=reply.headers, body=whole)


class _AsyncStream:
    """As :class:`_Stream`, for those who await."""

    def __init__(self, reply: AsyncReply) -> None:
        self.blocks = reply.blocks()
        self._reply: AsyncReply | None = reply

    async def close(self) -> None:
        """Let go of the connection, once."""
        reply, self._reply = self._reply, None
        if reply is not None:
            await reply.close()
