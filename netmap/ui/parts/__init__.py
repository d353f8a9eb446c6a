"""What several pages draw: findings, fields, notices, people of ours, text."""
