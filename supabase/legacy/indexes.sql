-- Django's own indexes: one per foreign key, unique ones where a name may exist once.

create unique index on auth_group (name);

create index on auth_permission (content_type_id);

create unique index on auth_user (username);

create unique index on auth_user_groups (user_id, group_id);
create index on auth_user_groups (group_id);

create unique index on auth_group_permissions (group_id, permission_id);

create unique index on django_content_type (app_label, model);

create index on dispatch_action (item_type_id);
create index on dispatch_action (owner_type_id);
create index on dispatch_action (user_id);

create index on dispatch_bracket (project_id);

create index on dispatch_category (parent_id);

create index on dispatch_comment (author_id);
create index on dispatch_comment (plan_id);

create index on dispatch_discount (offer_id);

create index on dispatch_doctorsetting (user_id);

create index on dispatch_doctorsetting_masters (doctorsetting_id);
create index on dispatch_doctorsetting_masters (user_id);

create index on dispatch_doctorsetting_sales (doctorsetting_id);
create index on dispatch_doctorsetting_sales (user_id);

create index on dispatch_file (instruction_id);
create index on dispatch_file (product_id);
create index on dispatch_file (record_id);

create index on dispatch_instruction (patient_id);
create index on dispatch_instruction (course_id);
create index on dispatch_instruction (upper_jaw_id);
create index on dispatch_instruction (lower_jaw_id);

create index on dispatch_jaw (product_id);

create index on dispatch_note (author_id);
create index on dispatch_note (doctor_id);

create index on dispatch_notification (item_type_id);
create index on dispatch_notification (recipient_id);

create index on dispatch_offer (doctor_id);
create index on dispatch_offer (product_id);

create index on dispatch_office_doctors (office_id);
create index on dispatch_office_doctors (user_id);

create index on dispatch_operation (payment_id);

create index on dispatch_order (course_id);

create index on dispatch_patient (user_id);
create index on dispatch_patient (doctor_id);
create index on dispatch_patient (office_id);

create index on dispatch_payment (instruction_id);
create index on dispatch_payment (doctor_id);
create index on dispatch_payment (office_id);
create index on dispatch_payment (order_id);

create index on dispatch_plan (instruction_id);
create index on dispatch_plan (project_id);

create index on dispatch_product (course_id);

create index on dispatch_project (creator_id);

create index on dispatch_purchase (order_id);
create index on dispatch_purchase (product_id);

create index on dispatch_record (author_id);
create index on dispatch_record (target_type_id);
create index on dispatch_record (group_id);

create index on dispatch_record_attachments (record_id);
create index on dispatch_record_attachments (file_id);

create index on dispatch_role (user_id);
create index on dispatch_role (group_id);

create index on dispatch_role_permissions (role_id);
create index on dispatch_role_permissions (permission_id);

create index on dispatch_state (actor_id);
create index on dispatch_state (instruction_id);

create index on dispatch_task (file_id);
create index on dispatch_task (template_id);
create index on dispatch_task (plan_id);
create index on dispatch_task (instruction_id);
create index on dispatch_task (actor_id);
create index on dispatch_task (order_id);

create index on dispatch_template (category_id);

create index on dispatch_template_edit_roles (template_id);
create index on dispatch_template_edit_roles (role_id);

create index on dispatch_template_predecessors (from_template_id);
create index on dispatch_template_predecessors (to_template_id);

create index on dispatch_template_products (template_id);
create index on dispatch_template_products (product_id);

create index on dispatch_template_view_groups (template_id);
create index on dispatch_template_view_groups (group_id);

create index on dispatch_template_view_roles (template_id);
create index on dispatch_template_view_roles (role_id);

create index on dispatch_usersetting (user_id);

create index on dispatch_ware (storage_id);
