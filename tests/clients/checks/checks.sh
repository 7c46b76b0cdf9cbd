#!/bin/sh
# C06 with curl. QUEUE is where the queue is: https://queue.fal.run, or a server's own /queue.
set -eu
endpoint="$QUEUE/fal-ai/sora-2/text-to-video"
base="$QUEUE/fal-ai/sora-2/requests"

call() { curl -s -H "Authorization: Key $FAL_KEY" "$@"; }
code() { call -o /dev/null -w '%{http_code}' "$1"; }

id=$(call "$endpoint" -d '{"prompt": "hold"}' | sed 's/.*"request_id":"\([^"]*\)".*/\1/')
wrong=null
before=$(code "$base/$id/status")
slash=$(code "$base/$id/status/")
[ "$before $slash" = "202 202" ] || wrong="\"before: $before $slash\""
call -X PUT "$base/$id/cancel" > /dev/null
call -N "$base/$id/status/stream" > /dev/null  # until it is completed
after=$(code "$base/$id/status")
[ "$after" = 200 ] || wrong="\"after: $after\""
echo "{\"check\": \"C06\", \"wrong\": $wrong}"
