# -*- coding: utf-8 -*-
import os
from alibabacloud_hbr20170908.client import Client as hbr20170908Client
class Sample:
    @staticmethod
    def create_client() -> hbr20170908Client:
        config = open_api_models.Config(
            access_key_id='testid-in-code',
            access_key_secret=os.environ['ALIBABA_CLOUD_ACCESS_KEY_SECRET']
        )
        # Endpoint
        config.endpoint = f'hbr.cn-shanghai.aliyuncs.com'
        return hbr20170908Client(config)

    @staticmethod
    def main(args: List[str]) -> None:
        client = Sample.create_client()
        rule_0 = hbr_20170908_models.CreateBackupPlanRequestRule(
            rule_name='daily',
            schedule='I|1602673264|P1D',
            retention=7,
            disabled=False
        )
        ots_detail = hbr_20170908_models.OtsDetail(table_names=['t1', "t2"])
        create_backup_plan_request = hbr_20170908_models.CreateBackupPlanRequest(
            source_type='OTS',
            plan_name='a' 'b',
            vault_id=VAULT,
            detail={'snapshotGroup': True},
            path=['/home', '/var'],
            ots_detail=ots_detail,
            cross_account_user_id=1511928242963727,
            rule=[rule_0],
            options=json.dumps({"UseVSS": False})
        )
        runtime = util_models.RuntimeOptions()
        client.create_backup_plan_with_options(create_backup_plan_request, runtime)
