module cdk8s-rollout/tools/fields

go 1.24
