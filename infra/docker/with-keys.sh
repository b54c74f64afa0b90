#!/bin/sh
# Runs a command with the keys of this installation in its environment, unless they were set from outside.
set -eu
keys="${KEYS_FOLDER:-/keys}"

# A line per key becomes a list with commas.
read_key() { [ -r "$keys/$1" ] && paste -s -d , "$keys/$1" || true; }

export ACTOR_KEY="${ACTOR_KEY:-$(read_key actor)}"
export SESSION_KEY="${SESSION_KEY:-$(read_key session)}"
export PGPASSWORD="${PGPASSWORD:-$(read_key postgres)}"
exec "$@"
