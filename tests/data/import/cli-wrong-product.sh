aliyun ecs DescribeInstances --RegionId cn-hangzhou
