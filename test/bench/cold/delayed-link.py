# Two network namespaces and a link between them that delays every packet in both directions: real TCP of
# the kernel at both ends, the delay in user space, because not every kernel has netem. Run as root:
#   delayed-link.py <near> <far> <milliseconds each way>
# It prints "ready", runs until its standard input ends, and takes the namespaces away again.

import fcntl
import heapq
import os
import select
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
near, far, delay_ms = sys.argv[1], sys.argv[2], float(sys.argv[3])
addresses = {near: "10.98.76.1", far: "10.98.76.2"}


def ip(*words):
    subprocess.run(["ip", *words], check=True)


def open_end(namespace, peer):
    """Makes a namespace with one interface; returns the descriptor where its packets are read."""
    name = f"{namespace}-tun"[:15]
    descriptor = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(descriptor, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    ip("netns", "add", namespace)
    ip("link", "set", name, "netns", namespace)
    ip("-n", namespace, "addr", "add", addresses[namespace], "peer", addresses[peer], "dev", name)
    ip("-n", namespace, "link", "set", name, "mtu", "1500", "txqueuelen", "1000", "up")
    ip("-n", namespace, "link", "set", "lo", "up")
    # begins as cubic does, and every namespace may choose it
    subprocess.run(
        ["ip", "netns", "exec", namespace, "sysctl", "-q", "-w", "net.ipv4.tcp_congestion_control=reno"],
        check=True,
    )
    # a connection must not learn from the one before it
    subprocess.run(
        ["ip", "netns", "exec", namespace, "sysctl", "-q", "-w", "net.ipv4.tcp_no_metrics_save=1"], check=True
    )
    return descriptor


def relay(ends):
    other = {ends[0]: ends[1], ends[1]: ends[0]}
    waiting, order = [], 0
    while True:
        timeout = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        readable, _, _ = select.select([*ends, sys.stdin], [], [], timeout)
        if sys.stdin in readable and sys.stdin.readline() == "":
            return
        for end in ends:
            while end in readable:
                try:
                    packet = os.read(end, 65536)
                except BlockingIOError:
                    break
                order += 1
                heapq.heappush(waiting, (time.monotonic() + delay_ms / 1000, order, other[end], packet))
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, end, packet = heapq.heappop(waiting)
            os.write(end, packet)


try:
    ends = [open_end(near, far), open_end(far, near)]
    print("ready", flush=True)
    relay(ends)
finally:
    for namespace in (near, far):
        subprocess.run(["ip", "netns", "del", namespace], check=False)
