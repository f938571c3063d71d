from google.cloud import gke_backup_v1
request = gke_backup_v1.CreateBackupPlanRequest(
    parent="projects/p/locations/l",
    backup_plan_id="x",
)
