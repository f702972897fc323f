# Plays the kubelet to one nginx: starts it, asks it for a page, and tells it to go while a request is in flight.
# nginx.test.ts runs it in a sandbox, with $port and $ready; each answer stands behind a line `== what was asked`.

connect() { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null
refused() { ! connect; }
begin() { connect && printf 'GET %s HTTP/1.0\r\n' "$1" >&3; }
begun() { grep -Eq ":$(printf %04X "$port") [0-9A-F:]+ 01 [0-9A-F]+:00000000 " /proc/net/tcp; } # All bytes are read.
finish() { printf '\r\n' >&3 && cat <&3; }

# Waits until a command succeeds, for at most 10 seconds.
await() {
  for _ in {1..200}; do ("$@") && return; sleep 0.05; done
  echo "gave up waiting: $*" >&2
  exit 1
}

# The pipe belongs to the container's user, as container runtimes see to it: nginx opens it by its name in /dev.
exec 4> >(sed 's/^/log: /' >&2)
logger=$!
nginx -g 'daemon off;' 1>&4 2>&4 &
nginx=$!
exec 4>&-
await connect

for path in / "$ready"; do
  begin "$path"
  echo "== $path"
  finish
done

begin /in-flight
await begun
kill -QUIT "$nginx"
await refused
echo '== /in-flight'
finish
exec 3<&-

wait "$nginx"
echo "== exit $?"
wait "$logger"
