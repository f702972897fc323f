#!/usr/bin/env bash
# Plans, and puts the plan into the step summary and on the pull request. What it reads from its environment is named in
# action.yml.
set -euo pipefail

folder=$(mktemp -d "${RUNNER_TEMP:-/tmp}/plan.XXXXXX")

# Sets `words` to those of a text, as a shell has them, over any lines; nothing in it is expanded or run.
split() {
  local text=${2//\\$'\n'/ } word
  words=()
  # printf would make an empty word of nothing.
  [[ "$text" == *[![:space:]]* ]] || return 0
  printf '%s\n' "$text" | xargs printf '%s\0' >"$folder/words" ||
    { echo "::error::The $1 cannot be split: a quote is not closed in its line."; exit 1; }
  while IFS= read -r -d '' word; do
    words+=("$word")
  done <"$folder/words"
}

split command "${COMMAND:-npx --yes cdk8s-rollout}"
plan=("${words[@]}" plan)

# What ran before is where the branch left the one that it goes to, and for a push the commit before it. A checkout knows
# neither; where the event does not say it, the command finds it or says that it is not known.
is_known=true
if [ -z "${BASE:-}" ]; then
  if [ -n "${GITHUB_BASE_REF:-}" ]; then
    git remote set-head origin "$GITHUB_BASE_REF" ||
      { echo "::error::origin/$GITHUB_BASE_REF is not here: check out with fetch-depth: 0"; exit 1; }
  elif [[ "${BEFORE:-}" == *[!0]* ]]; then
    git cat-file -e "$BEFORE^{commit}" 2>/dev/null || git fetch --quiet --no-tags --depth=1 origin "$BEFORE" ||
      { echo "::error::The commit before this one, $BEFORE, cannot be fetched: say what ran before with the input base."; exit 1; }
    plan+=(--base "$BEFORE")
  else
    is_known=false
  fi
fi

split arguments "${ARGUMENTS:-}"
# Some bash that runners have takes an array without elements for one that is not set.
plan+=(${words[@]+"${words[@]}"})
[ -z "${BASE:-}" ] || plan+=(--base "$BASE")
[ -z "${HEAD:-}" ] || plan+=(--head "$HEAD")
[ -z "${ID:-}" ] || plan+=(--id "$ID")

status=0
"${plan[@]}" -o markdown >"$folder/plan.md" || status=$?
# 2: something changes; 3: the API server would refuse, or findings reach --fail-on. Both are plans.
if [ "$status" != 0 ] && [ "$status" != 2 ] && [ "$status" != 3 ]; then
  [ "$is_known" = true ] ||
    echo "::error::There is no plan: see above. What ran before is said with the input base, such as HEAD^."
  exit "$status"
fi
# Without --fail-on, 3 is a refusal alone.
refused=0
"${plan[@]}" --fail-on none -o html >"$folder/plan.html" || refused=$?

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat "$folder/plan.md" >>"$GITHUB_STEP_SUMMARY"
else
  cat "$folder/plan.md"
fi

# An artifact's name holds no slash and the like; two ids that differ in these alone are two artifacts all the same.
artifact=plan
if [ -n "${ID:-}" ]; then
  name=$(printf '%s' "$ID" | LC_ALL=C tr -c 'A-Za-z0-9._-' -)
  artifact=plan-$name
  [ "$name" = "$ID" ] || artifact+=-$(printf '%s' "$ID" | cksum | cut -d ' ' -f 1)
fi
printf '%s\n' "page=$folder/plan.html" "artifact=$artifact" >>"${GITHUB_OUTPUT:-/dev/null}"

# One comment a plan, found by the hidden line that it begins with.
comment() {
  local marker existing
  marker=$(head -n 1 "$folder/plan.md")
  existing=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" \
    --jq ".[] | select(.body | startswith(\"$marker\")) | .id" | head -n 1) || return
  if [ -n "$existing" ]; then
    gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$existing" -F "body=@$folder/plan.md"
  else
    gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" -F "body=@$folder/plan.md"
  fi
}

if [ "${COMMENT:-true}" = true ] && [ -n "${PULL_REQUEST:-}" ]; then
  comment || echo "::notice::The plan stands in the step summary: this token cannot write comments, as that of a fork."
fi

[ "$status" = 3 ] || exit 0

# Whether a refused change has findings that reach --fail-on, too: the last one in the arguments counts.
is_grave() {
  local word previous='' severities='' page=$folder/plan.json
  for word in "${plan[@]}"; do
    [ "$previous" != --fail-on ] || severities=$word
    [[ "$word" != --fail-on=* ]] || severities=${word#*=}
    previous=$word
  done
  case "$severities" in
    error) ;;
    warning | info) severities='error|warning|info' ;;
    *) return 1 ;;
  esac
  "${plan[@]}" -o json >"$page" || true
  grep -qE "\"severity\": \"($severities)\"" "$page"
}

failed=0
if [ "$refused" = 3 ] && [ "${ALLOW_REFUSED:-false}" != true ]; then
  echo "::error::The API server would refuse this change: see the plan."
  failed=3
fi
if [ "$refused" != 3 ] || is_grave; then
  echo "::error::The change has findings that are as grave as --fail-on says: see the plan."
  failed=3
fi
exit "$failed"
