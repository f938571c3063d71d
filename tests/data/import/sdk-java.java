public class Sample {
    public static com.aliyun.hbr20170908.Client createClient() throws Exception {
        com.aliyun.teaopenapi.models.Config config = new com.aliyun.teaopenapi.models.Config()
                .setAccessKeyId(System.getenv("ALIBABA_CLOUD_ACCESS_KEY_ID"))
                .setAccessKeySecret("testsecret-in-code");
        config.endpoint = "hbr.cn-hangzhou.aliyuncs.com";
        return new com.aliyun.hbr20170908.Client(config);
    }
    public static void main(String[] args_) throws Exception {
        com.aliyun.hbr20170908.Client client = Sample.createClient();
        com.aliyun.hbr20170908.models.CreateBackupPlanRequest.CreateBackupPlanRequestRule rule0 = new com.aliyun.hbr20170908.models.CreateBackupPlanRequest.CreateBackupPlanRequestRule()
                .setRuleName("daily")
                .setRetention(7L)
                .setDisabled(false);
        com.aliyun.hbr20170908.models.CreateBackupPlanRequest createBackupPlanRequest = new com.aliyun.hbr20170908.models.CreateBackupPlanRequest()
                .setSourceType("OTS")
                .setPlanName(System.getenv("PLAN"))
                .setPath(java.util.Arrays.asList(
                    "/home",
                    "/var"
                ))
                .setDetail(TeaConverter.buildMap(new TeaPair("doCopy", true)))
                .setRule(java.util.Arrays.asList(
                    rule0
                ));
        try {
            client.createBackupPlanWithOptions(createBackupPlanRequest, runtime);
        } catch (TeaException error) {
        }
    }
}
