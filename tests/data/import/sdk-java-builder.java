CreateBackupPlanRequest createBackupPlanRequest = CreateBackupPlanRequest.builder()
        .sourceType("OSS")
        .bucket("b")
        .retention(7L)
        .rule(Arrays.asList(CreateBackupPlanRequest.Rule.builder().ruleName("x").build()))
        .build();
