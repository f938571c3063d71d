namespace AlibabaCloud.SDK.Sample
{
    public class Sample
    {
        public static void Main(string[] args)
        {
            AlibabaCloud.SDK.Hbr20170908.Client client = CreateClient();
            AlibabaCloud.SDK.Hbr20170908.Models.CreateBackupPlanRequest.CreateBackupPlanRequestRule rule0 = new AlibabaCloud.SDK.Hbr20170908.Models.CreateBackupPlanRequest.CreateBackupPlanRequestRule
            {
                RuleName = "daily",
                Retention = 7,
            };
            AlibabaCloud.SDK.Hbr20170908.Models.CreateBackupPlanRequest createBackupPlanRequest = new AlibabaCloud.SDK.Hbr20170908.Models.CreateBackupPlanRequest
            {
                SourceType = "OTS",
                Path = new List<string>
                {
                    "/home",
                    "/var"
                },
                Detail = new Dictionary<string, object>() { { "doCopy", true } },
                Rule = new List<AlibabaCloud.SDK.Hbr20170908.Models.CreateBackupPlanRequest.CreateBackupPlanRequestRule>
                {
                    rule0
                },
            };
        }
    }
}
