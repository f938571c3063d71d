// What programs use of the SDK, as `hbr-20170908/src` of https://github.com/aliyun/alibabacloud-typescript-sdk declares it.
import { $OpenApiUtil } from "@alicloud/openapi-core";
import * as $dara from "@darabonba/typescript";

export declare class OtsDetail extends $dara.Model {
  tableNames?: string[];
  constructor(map?: { [key: string]: any });
}

export declare class CreateBackupPlanRequestRule extends $dara.Model {
  backupType?: string;
  destinationRegionId?: string;
  destinationRetention?: number;
  disabled?: boolean;
  doCopy?: boolean;
  retention?: number;
  ruleName?: string;
  schedule?: string;
  constructor(map?: { [key: string]: any });
}

export declare class CreateBackupPlanRequest extends $dara.Model {
  backupType?: string;
  bucket?: string;
  changeListPath?: string;
  clusterId?: string;
  createTime?: number;
  crossAccountRoleName?: string;
  crossAccountType?: string;
  crossAccountUserId?: number;
  dataSourceId?: string;
  destDataSourceDetail?: { [key: string]: any };
  destDataSourceId?: string;
  destSourceType?: string;
  detail?: { [key: string]: any };
  disabled?: boolean;
  edition?: string;
  exclude?: string;
  fileSystemId?: string;
  include?: string;
  instanceId?: string;
  instanceName?: string;
  keepLatestSnapshots?: number;
  options?: string;
  otsDetail?: OtsDetail;
  path?: string[];
  planName?: string;
  prefix?: string;
  retention?: number;
  rule?: CreateBackupPlanRequestRule[];
  schedule?: string;
  sourceType?: string;
  speedLimit?: string;
  udmRegionId?: string;
  vaultId?: string;
  constructor(map?: { [key: string]: any });
}

export declare class CreateBackupPlanResponseBody extends $dara.Model {
  code?: string;
  message?: string;
  planId?: string;
  requestId?: string;
  success?: boolean;
}

export declare class CreateBackupPlanResponse extends $dara.Model {
  headers?: { [key: string]: string };
  statusCode?: number;
  body?: CreateBackupPlanResponseBody;
}

export default class Client {
  constructor(config: $OpenApiUtil.Config);
  createBackupPlan(request: CreateBackupPlanRequest): Promise<CreateBackupPlanResponse>;
}
