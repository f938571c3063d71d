provider "alicloud" {
  region     = "cn-hangzhou"
  access_key = "testsecret-in-text"
}
variable "name" { default = "tf-example" }
resource "alicloud_hbr_ecs_backup_plan" "example" {
  ecs_backup_plan_name = "example_value"
  instance_id          = "i-bp1567rc0oxxxxxxxxxx"
  vault_id             = alicloud_hbr_vault.default.id
  retention            = "1"
  schedule             = "I|1602673264|PT2H"
  backup_type          = "COMPLETE"
  speed_limit          = "0:24:5120"
  path                 = ["/home", "/var"]
  exclude              = <<EOF
  ["/home/exclude"]
  EOF
  include              = jsonencode(["/home/include"])
  options = "{\"UseVSS\":true}"
  count = 3
}
# comment
resource "alicloud_hbr_server_backup_plan" "s" {
  ecs_server_backup_plan_name = var.name
  instance_id = "${alicloud_instance.x.id}-a"
  retention = 1
  detail {
    app_consistent = true
    snapshot_group = true
    enable_fs_freeze = false
    timeout_in_seconds = 60
    disk_id_list = []
    do_copy = true
    destination_region_id = "cn-beijing"
    destination_retention = -1
  }
}
resource "alicloud_hbr_ots_backup_plan" "example" {
  ots_backup_plan_name = "x"
  rules {
    schedule = "I|1|PT2H"
    retention = "1"
    disabled = "false"
    rule_name = "r"
    backup_type = "COMPLETE"
  }
  rules {
    rule_name = "r2"
  }
  ots_detail {
    table_names = ["t"]
  }
  instance_name = var.name == "x" ? "a" : "b"
}
resource "alicloud_hbr_oss_backup_plan" "e" {
  oss_backup_plan_name = "${var.name}-x"
  bucket = "a-${x.y}"
}
