func _main (args []*string) (_err error) {
  client, _err := CreateClient()
  if _err != nil {
    return _err
  }
  rule0 := &hbr20170908.CreateBackupPlanRequestRule{
    RuleName: tea.String("daily"),
    Retention: tea.Int64(7),
  }
  createBackupPlanRequest := &hbr20170908.CreateBackupPlanRequest{
    SourceType: tea.String("OTS"),
    Path: []*string{tea.String("/home"), tea.String("/var")},
    Detail: map[string]interface{}{
      "snapshotGroup": true,
    },
    Rule: []*hbr20170908.CreateBackupPlanRequestRule{rule0},
    Prefix: tea.String(`C:\new`),
  }
  request := hbr.CreateCreateBackupPlanRequest()
  request.Scheme = "https"
  request.SourceType = "ECS_FILE"
  request.Path = &[]string{"/a"}
  request.Retention = requests.NewInteger(9)
}
