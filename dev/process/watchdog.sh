#!/bin/sh
# Kills what its owner started when the owner is gone, however it went: the end of the input is the news.
# Lines: "+ pid" a process group to kill, "- pid" not any more, "dir path" a temporary folder to remove.
pids=' '
dirs=''
while read -r word value; do
  case $word in
    +) pids="$pids$value " ;;
    -) pids="${pids%% "$value" *} ${pids#* "$value" }" ;;
    dir) dirs="$dirs$value
" ;;
  esac
done
for pid in $pids; do kill -KILL "-$pid" 2>/dev/null; done
printf '%s' "$dirs" | while read -r dir; do
  for attempt in 1 2 3 4 5; do rm -rf "$dir" 2>/dev/null && break || sleep 1; done
done
