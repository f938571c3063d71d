static createClient(): Hbr20170908 {
    let config = new $OpenApi.Config({
      accessKeyId: 'testid-in-code',
      accessKeySecret: process.env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
    });
    config.endpoint = `hbr.cn-hangzhou.aliyuncs.com`;
    return new Hbr20170908(config);
}
static async main(args: string[]): Promise<void> {
    let rule0 = new $Hbr20170908.CreateBackupPlanRequestRule({ ruleName: "daily", doCopy: false });
    let createBackupPlanRequest = new $Hbr20170908.CreateBackupPlanRequest({
      sourceType: "OTS",
      path: [ "/home", `${x}/a` ],
      retention: 7,
      detail: { "snapshotGroup": true },
      rule: [ rule0 ],
    });
}
