# Sourced by the commands beside it. Builds the module when a source is newer than what is built, and names the class path.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=$here/target/classpath.txt
media=$here/target/media

# need PROGRAM WHY
need() {
  command -v "$1" >/dev/null || { echo "$(basename "$0"): $2" >&2; exit 2; }
}

stale() {
  [ ! -f "$classpath" ] || [ -n "$(find "$root" -name target -prune -o \
    \( -name pom.xml -o -path '*/src/main/*' \) -type f -newer "$classpath" -print -quit)" ]
}

build_when_stale() {
  if ! stale; then return; fi
  need mvn "Maven is needed to build"
  echo "$(basename "$0"): building…" >&2
  mvn -B -q -ntp -f "$root/pom.xml" -P '!source-checks' -pl benchmarks -am -DskipTests \
    -Dspotless.check.skip -Dmaven.javadoc.skip -Dforbiddenapis.skip \
    package dependency:build-classpath -Dmdep.outputFile="$classpath.new" >&2
  mv "$classpath.new" "$classpath"
}

# run_main CLASS WORD…: in the folder benchmarks, where results and media are found
run_main() {
  build_when_stale
  cd "$here"
  exec "$java" -Xmx2g -Djava.awt.headless=true -Dbenchmarks.media="$media" \
    -cp "target/classes:$(<"$classpath")" "io.github.visionpreflight.benchmarks.$@"
}
