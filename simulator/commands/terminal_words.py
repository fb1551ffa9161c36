"""What a call in the terminal says by itself, in the language of the call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HELP: Final[Mapping[str, str]] = {
    "zh": """直接输入要说的话。桌面操作：
  /hold 请客户等候    /resume 回到客户       /presence 名 查在线状态   /consult 名 内线咨询（之后的话对同事说）
  /leave 结束咨询     /transfer 名 转接      /escalate 名 升级        /callback 时间 [号码] [负责人] 登记回电
  /identity 项 值 核对身份   /card 客户资料  /note 文字 记录          /wait 秒 沉默
  /who 同事列表       /ringback 断线后回拨   /hangup 挂机             /help 帮助""",
    "en": """Type what you say. The desk:
  /hold   /resume          put the caller on hold, come back      /presence WHO   is somebody there?
  /consult WHO  /leave     talk on the internal line, end that    /transfer WHO   connect the caller
  /escalate WHO            hand the case on                       /callback TIME [NUMBER] [OWNER]   book a call back
  /identity ITEM VALUE     compare an identity item               /card  the customer card    /note TEXT  write down
  /wait SECONDS  be silent    /who  colleagues    /ringback  after a cut line    /hangup    /help""",
}
SAYINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "parting": "— 客户要结束通话了。",
        "again": "客户还没说再见。确定要挂机，请再输入一次 /hangup。",
        "cut": "— 电话断了，对方听不到。/ringback 回拨，/hangup 挂机。",
        "over": "— 通话已结束，请填写记录。",
        "too_late": "通话已经结束，不能再用 {command}。",
        "unsent": "这句话还没说出口，电话就断了：{text}",
        "nobody": "没有叫“{name}”的同事。可以找：{known}",
        "no_item": "没有“{name}”这一项。可以核对：{known}",
        "refused": "现在不能这样操作。",
    },
    "en": {
        "parting": "— The caller comes to an end.",
        "again": "The caller has not said goodbye. To hang up all the same, type /hangup again.",
        "cut": "— The line is dead, nobody hears you. /ringback rings back, /hangup hangs up.",
        "over": "— The call is over. Complete the record.",
        "too_late": "The call is over; {command} cannot be used any more.",
        "unsent": "The line closed before this was said: {text}",
        "nobody": "There is no colleague '{name}'. There are: {known}",
        "no_item": "There is no identity item '{name}'. There are: {known}",
        "refused": "That cannot be done at this moment of the call.",
    },
}

DESK: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "presence": "在线状态", "consult": "内线", "transfer": "转接", "escalate": "升级", "identity": "核对身份",
        "ready": "空闲", "busy": "忙碌", "offline": "不在", "resigned": "已离职", "connected": "已接通",
        "unreachable": "接不通", "match": "相符", "mismatch": "不相符",
    },
    "en": {
        "ready": "free", "offline": "away", "resigned": "no longer here", "unreachable": "cannot be reached",
        "match": "matches", "mismatch": "does not match",
    },
}  # fmt: skip
"""Controls of the desk and their results; English takes the names themselves where none is given."""

__all__ = ["DESK", "HELP", "SAYINGS"]
