#!/bin/sh
# Makes the keys of this installation once, in the volume that all its containers share.
#   rotate   puts a new key in front of those of actors and sessions; the last one is still accepted
#   forget   accepts only the key that is used
# Either holds from the next start of the containers on.
set -eu
umask 077
keys="${KEYS_FOLDER:-/keys}"

new_key() { head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; echo; }

# Moved into place, so that nobody reads half of it. The containers run as different users, and only they see the volume.
keep() { cat > "$keys/$1.new"; chmod 444 "$keys/$1.new"; mv "$keys/$1.new" "$keys/$1"; }

for name in actor session postgres; do
  [ -s "$keys/$name" ] || new_key | keep "$name"
done
for name in actor session; do
  last="$(head -n 1 "$keys/$name")"
  case "${1:-}" in
    rotate) { new_key; echo "$last"; } | keep "$name" ;;
    forget) echo "$last" | keep "$name" ;;
  esac
done
chmod 755 "$keys"
