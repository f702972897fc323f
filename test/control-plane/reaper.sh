#!/bin/sh
# Ends what a harness leaves behind. It reads lines: `pid N` (a program was started), `gone N` (it has ended),
# `directory D` (to be removed), `keep` (not any more). When the pipe closes, the harness has ended, in whatever way:
# the programs that still run are killed and the directory goes.
#
# It is a shell script, and leads a session of its own, so that what kills a test run (Ctrl-C, the end of the terminal,
# kill -9 of its group, killall node) leaves it alone.
pids=' '
directory=
while read -r word value; do
  case $word in
    pid) pids="$pids$value " ;;
    gone) case $pids in *" $value "*) pids="${pids%%" $value "*} ${pids#*" $value "}" ;; esac ;;
    directory) directory=$value ;;
    keep) directory= ;;
  esac
done

for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
tries=0
while [ "$tries" -lt 50 ]; do
  alive=
  for pid in $pids; do kill -0 "$pid" 2>/dev/null && alive=yes; done
  [ -z "$alive" ] && break
  tries=$((tries + 1))
  sleep 0.1
done
[ -n "$directory" ] && rm -rf -- "$directory"
exit 0
