List<String> paths = new ArrayList<>();
paths.add("/home");
Map<String, Object> queries = new HashMap<>();
queries.put("SourceType", "ECS_FILE");
Map<String, Object> body = new HashMap<>();
body.put("Path.1", "/a");
body.put("Retention", 7);
params.action = "CreateBackupPlan"
