#!/bin/sh
# Makes the keys of this installation once, in the volume that all its containers share.
set -eu
umask 077

for name in actor session postgres; do
  [ -s "/keys/$name" ] && continue
  head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' > "/keys/$name.new"
  # The containers run as different users, and only they see the volume.
  chmod 444 "/keys/$name.new"
  mv "/keys/$name.new" "/keys/$name"
done
chmod 755 /keys
