"""A session of the meeting (一次会议): a stream of its own, once for all its matters."""
