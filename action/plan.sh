#!/usr/bin/env bash
# Plans, and puts the plan into the step summary and on the pull request. What it reads from its environment is named in
# action.yml.
set -euo pipefail

read -ra command <<<"${COMMAND:-npx --yes cdk8s-rollout}"
read -ra flags <<<"${ARGUMENTS:-}"
[ -z "${BASE:-}" ] || flags+=(--base "$BASE")
[ -z "${HEAD:-}" ] || flags+=(--head "$HEAD")
[ -z "${ID:-}" ] || flags+=(--id "$ID")

# The base is where the branch left the one that it goes to; a checkout does not know which that is.
if [ -z "${BASE:-}" ] && [ -n "${GITHUB_BASE_REF:-}" ]; then
  git remote set-head origin "$GITHUB_BASE_REF" ||
    { echo "::error::origin/$GITHUB_BASE_REF is not here: check out with fetch-depth: 0"; exit 1; }
fi

folder=$(mktemp -d "${RUNNER_TEMP:-/tmp}/plan.XXXXXX")
status=0
"${command[@]}" plan "${flags[@]}" -o markdown >"$folder/plan.md" || status=$?
# 2: something changes; 3: the API server would refuse. Both are plans.
[ "$status" = 0 ] || [ "$status" = 2 ] || [ "$status" = 3 ] || exit "$status"
"${command[@]}" plan "${flags[@]}" -o html >"$folder/plan.html" || true

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat "$folder/plan.md" >>"$GITHUB_STEP_SUMMARY"
else
  cat "$folder/plan.md"
fi
echo "page=$folder/plan.html" >>"${GITHUB_OUTPUT:-/dev/null}"

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

if [ "$status" = 3 ] && [ "${ALLOW_REFUSED:-false}" != true ]; then
  echo "::error::The API server would refuse this change: see the plan."
  exit 3
fi
